#!/usr/bin/env bash
# Everything that a machine with an NVIDIA GPU can tell us, in about eight minutes: see README.md.
#     tools/cuda-hardware/all.sh OUT [FOLDER]
# FOLDER holds random-kernels and libsampan_maths_host.a, built elsewhere if this machine has no LLVM.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
out=$1 built=${2:-build/bin}
here=tools/cuda-hardware
work=$(mktemp -d)
arch=sm_90
mkdir -p "$out" "$work/programs" "$work/random"
nvidia-smi --query-gpu=name,driver_version --format=csv,noheader | tee "$out/machine.txt"
nvcc --version | tail -n 2 | tee -a "$out/machine.txt"

nvcc -std=c++17 -arch=$arch $here/contraction.cu -o "$work/contraction" && "$work/contraction" >"$out/contraction.txt"
nvcc -std=c++17 --extended-lambda -arch=$arch $here/edges.cu -o "$work/edges" && "$work/edges" >"$out/edges.txt"
cuobjdump -sass "$work/contraction" | gzip >"$out/contraction.sass.gz"
(
  cd include/sampan/maths &&
    nvcc -O2 -std=c++17 --extended-lambda -fmad=false -arch=$arch -I . ../../../$here/compare_maths.cu \
      "$(realpath "$OLDPWD/$built")/libsampan_maths_host.a" -o "$work/compare_maths"
) &
python3 $here/record.py --out "$work/programs" --arch $arch \
  examples/*.cu tests/e2e/kernels/*.cu tests/kernel/ptx_*.cu tests/fuzz/*.cu
tar -C "$work" -czf "$out/programs.tar.gz" programs
nvcc -arch=$arch tests/e2e/runtime/inputs/mistakes.cu -o "$work/mistakes" &&
  for mistake in $(grep -o '{"[a-z-]*",' tests/e2e/runtime/inputs/mistakes.cu | tr -d '{",'); do
    echo "$mistake: $(timeout 20 "$work/mistakes" "$mistake" 2>&1 | tail -n 1)"
  done >"$out/mistakes.txt"
wait
"$work/compare_maths" >"$out/maths.txt"

"$built/random-kernels" --features all --max-statements 60 --seed 5000001 --count 6000 --per-file 20 --out "$work/random" >/dev/null
python3 $here/record.py --out "$work/random-out" --arch $arch --flags=-w --seconds 240 "$work"/random/*.cu
tail -qn 2 "$work"/random-out/*.out | grep -o '[0-9]* agree, [0-9]* differ' |
  awk '{a += $1; d += $3} END {print a " agree, " d " differ"}' | tee "$out/random.txt"
tar -C "$work" -czf "$out/random.tar.gz" random-out
