// Ends the family of .inc.h files for one type.
#undef __SAMPAN_H
#undef __SAMPAN_H2
#undef __SAMPAN_H_RAW
#undef __SAMPAN_H2_RAW
#undef __SAMPAN_H_OTHER
#undef __SAMPAN_H_NARROW
#undef __SAMPAN_H_WIDEN
#undef __SAMPAN_H_FMA
#undef __SAMPAN_H_NAME
#undef __SAMPAN_W
#undef __SAMPAN_N
#undef __SAMPAN_OF
#undef __SAMPAN_CLAMPED
