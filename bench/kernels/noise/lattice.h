// Gradient noise after Perlin, in C that all languages share: FUNCTION says how a device function begins. The gradient of
// a lattice point is one of eight directions, chosen by a hash of integers.
FUNCTION unsigned int latticeHash(int x, int y) {
  unsigned int h = (unsigned int)x * 0x9E3779B1u ^ (unsigned int)y * 0x85EBCA77u;
  h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
  h = (h ^ (h >> 12)) * 0x297A2D39u;
  return h ^ (h >> 15);
}

FUNCTION REAL slopeAt(int x, int y, REAL dx, REAL dy) {
  const unsigned int h = latticeHash(x, y);
  const REAL u = (h & 4u) ? dy : dx, v = (h & 4u) ? dx : dy;
  return ((h & 1u) ? -u : u) + ((h & 2u) ? -v : v) * (REAL)0.5;
}

FUNCTION REAL octave(REAL x, REAL y) {
  // Coordinates are not negative: a conversion rounds down.
  const int ix = (int)x, iy = (int)y;
  const REAL fx = x - (REAL)ix, fy = y - (REAL)iy;
  const REAL sx = fx * fx * fx * (fx * (fx * 6 - 15) + 10), sy = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const REAL a = slopeAt(ix, iy, fx, fy), b = slopeAt(ix + 1, iy, fx - 1, fy);
  const REAL c = slopeAt(ix, iy + 1, fx, fy - 1), d = slopeAt(ix + 1, iy + 1, fx - 1, fy - 1);
  const REAL top = a + sx * (b - a), bottom = c + sx * (d - c);
  return top + sy * (bottom - top);
}

FUNCTION REAL noiseAt(int px, int py) {
  REAL sum = 0, weight = 1, x = (REAL)px * (REAL)SCALE, y = (REAL)py * (REAL)SCALE;
  for (int k = 0; k < OCTAVES; ++k) {
    sum += weight * octave(x, y);
    weight *= (REAL)0.5;
    x *= 2;
    y *= 2;
  }
  return sum;
}
