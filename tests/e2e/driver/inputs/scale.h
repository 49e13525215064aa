#pragma once
#ifndef FACTOR
#define FACTOR 1
#endif
float scaledSum(int n, float by);
