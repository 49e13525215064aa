#include "side.isph"

#define TILE 32

// By way of a tile: rows are read and written whole, and the strided accesses stay in the nearest cache.
static inline void turnTile(const uniform float from[], uniform float to[], uniform int n) {
  uniform float tile[TILE][TILE];
  for (uniform int y = 0; y < TILE; ++y)
    foreach (x = 0 ... TILE)
      tile[y][x] = from[y * n + x];
  for (uniform int x = 0; x < TILE; ++x)
    foreach (y = 0 ... TILE)
      to[x * n + y] = tile[y][x];
}

task void turn(uniform float from[], uniform float to[], uniform int n) {
  const uniform int y = taskIndex * TILE;
  for (uniform int x = 0; x < n; x += TILE)
    turnTile(from + y * n + x, to + x * n + y, n);
}

BENCH_RUN {
  const uniform int n = sizes[0]; // a multiple of TILE
  launch[n / TILE] turn(ARRAY(float, 0), ARRAY(float, 1), n);
}
