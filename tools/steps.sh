# Shared by ./quickstart and ./test: numbered steps with elapsed time, details in build/logs, nothing done twice.
# Sourced by bash with the repository as the working folder.

logs=build/logs
started=$SECONDS
mkdir -p "$logs"
[[ -t 1 ]] && interactive=1 || interactive=

elapsed() { printf '[%3d s]' $((SECONDS - started)); }

say() { printf '%s %s\n' "$(elapsed)" "$*"; }

fail() { # message, log file
  say "FAILED: $1"
  if [[ -s ${2:-} ]]; then
    echo "--- last lines of $2"
    tail -n 40 "$2"
    echo "---"
  fi
  [[ ${last_line_on_failure:-} ]] && echo "$last_line_on_failure"
  exit 1
}

# Shows the last line of a growing output: in place on a terminal, every 20 seconds elsewhere. Everything goes to the log.
follow() { # log file
  local line last=$SECONDS
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$1"
    if [[ $interactive ]]; then
      printf '\r\033[K%s %.100s' "$(elapsed)" "$line"
    elif ((SECONDS - last >= 20)); then
      last=$SECONDS
      say "  ${line:0:100}"
    fi
  done
  [[ $interactive ]] && printf '\r\033[K'
  return 0
}

step() { # title, log name, command…
  local title=$1 log=$logs/$2.log
  shift 2
  say "$title"
  : >"$log"
  "$@" 2>&1 </dev/null | follow "$log"
  local status=${PIPESTATUS[0]}
  ((status == 0)) || fail "$title (exit status $status)" "$log"
}

# The packages of cmake/packages.txt that are not installed: up to the line "# tests", up to "# other machines", or behind that.
missing_packages() { # build | all | others
  local wanted
  case $1 in
    build) wanted=$(sed -e '/^# tests/,$d' -e 's/#.*//' cmake/packages.txt) ;;
    all) wanted=$(sed -e '/^# other machines/,$d' -e 's/#.*//' cmake/packages.txt) ;;
    others) wanted=$(sed -e '1,/^# other machines/d' -e 's/#.*//' cmake/packages.txt) ;;
  esac
  local package machine
  for package in $wanted; do
    [[ $package == *:* ]] && machine=${package#*:} || machine=$(dpkg --print-architecture)
    # On an arm64 machine those for cross-compiling are its own.
    [[ $package == *aarch64* && $(dpkg --print-architecture) == arm64 ]] && continue
    # A name without a machine is this machine's: the same package may be there for another one.
    dpkg-query -W -f='${Architecture} ${db:Status-Status}\n' "$package" 2>/dev/null |
      grep -qxE "($machine|all) installed" || printf '%s ' "$package"
  done
}

install_packages() { # build | all
  if ! command -v dpkg-query >/dev/null; then
    say "This is not Debian: install what cmake/packages.txt lists by other means. Going on."
    return
  fi
  local missing as_root=()
  missing=$(missing_packages "$1")
  if [[ -z $missing ]]; then
    say "Packages: all installed"
    return
  fi
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "these packages are missing and there is no sudo; as root, run
        apt-get update && apt-get install -y --no-install-recommends $missing"
    as_root=(sudo)
  fi
  step "Packages: reading Debian's lists" apt-update "${as_root[@]}" apt-get update
  # shellcheck disable=SC2086 # a list of names
  step "Packages: installing $missing" apt-install \
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
}

# Cross compilers and emulators. Debian's lists get arm64 as well, unless that cannot be had here.
install_for_other_machines() {
  local missing as_root=() foreign=
  command -v dpkg-query >/dev/null || return 0
  missing=$(missing_packages others)
  [[ $missing ]] || return 0
  ((EUID == 0)) || as_root=(sudo -n)
  say "Packages: installing $missing"
  if [[ $missing == *:arm64* ]] && ! { dpkg --print-architecture; dpkg --print-foreign-architectures; } | grep -qx arm64; then
    foreign=1
    "${as_root[@]}" dpkg --add-architecture arm64
  fi
  # shellcheck disable=SC2086 # a list of names
  if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends $missing; } >"$logs/other-machines.log" 2>&1 </dev/null; then
    say "Packages: not to be had here (build/logs/other-machines.log); tests that need them are UNSUPPORTED"
    [[ $foreign ]] && "${as_root[@]}" dpkg --remove-architecture arm64 && "${as_root[@]}" apt-get update >/dev/null 2>&1
  fi
  return 0
}

# Huawei's compiler for Ascend 910B and 910C, up to its closed part. Tests that run it on kernels are left out without it.
install_npu_ir() {
  if [[ -d build/npu-ir ]]; then
    say "AscendNPU-IR: installed"
    return
  fi
  say "AscendNPU-IR: installing ascendnpu-ir 1.2.0 into build/npu-ir"
  if ! { python3 -m venv build/npu-ir.partial && build/npu-ir.partial/bin/pip install -q ascendnpu-ir==1.2.0; } \
    >"$logs/npu-ir.log" 2>&1; then
    rm -rf build/npu-ir.partial
    say "AscendNPU-IR: could not be installed (build/logs/npu-ir.log); tests that need it are UNSUPPORTED"
    return
  fi
  chmod +x build/npu-ir.partial/lib/python*/site-packages/ascendnpuir/bin/* # the wheel forgets that
  mv build/npu-ir.partial build/npu-ir
}

# Thrust, CUB and libcu++: NVIDIA's open CCCL as its registry package has it, headers alone. They are the same on every
# machine, so the package of one serves all. Without them a program that includes them is told so.
install_cccl() {
  local version=0.2.1 # CCCL 3.2; later ones ask more of the driver API
  if [[ -f build/cccl/$version ]]; then
    say "CCCL: installed"
    return
  fi
  say "CCCL: installing the headers of cuda-cccl $version into build/cccl"
  rm -rf build/cccl build/cccl.partial
  if ! { python3 -m venv build/cccl.partial/venv &&
    build/cccl.partial/venv/bin/pip download -q --no-deps --only-binary=:all: --python-version 3.11 \
      --platform manylinux_2_26_x86_64 --dest build/cccl.partial "cuda-cccl==$version" &&
    python3 -m zipfile -e build/cccl.partial/*.whl build/cccl.partial/files; } >"$logs/cccl.log" 2>&1; then
    rm -rf build/cccl.partial
    say "CCCL: could not be installed (build/logs/cccl.log); programs with Thrust or CUB will not compile"
    return
  fi
  mkdir build/cccl
  mv build/cccl.partial/files/cuda/cccl/headers/include build/cccl
  touch "build/cccl/$version"
  rm -rf build/cccl.partial
}

# Tests need packages that the rest does not, so ./quickstart configures without them and ./test with.
build() { # preset, build folder, ON or OFF (tests), target…
  local preset=$1 folder=$2 tests=$3
  shift 3
  if [[ ! -f $folder/build.ninja ]] || { [[ $tests == ON ]] && grep -q '^SAMPAN_TESTS:BOOL=OFF' "$folder/CMakeCache.txt"; }; then
    step "Configure ($preset)" "configure-$preset" cmake --preset "$preset" -DSAMPAN_TESTS="$tests"
  fi
  NINJA_STATUS='[%f/%t] ' step "Build ($preset)" "build-$preset" ninja -C "$folder" "$@"
}
