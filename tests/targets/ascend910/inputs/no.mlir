module { func.func @k( }
