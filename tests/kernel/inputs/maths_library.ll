define double @__sampan_twice(double %x) {
  %y = call double @helper(double %x)
  ret double %y
}

define double @helper(double %x) {
  %y = fadd double %x, %x
  ret double %y
}

define double @__sampan_other(double %x) {
  ret double %x
}
