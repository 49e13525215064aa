module {
  func.func @lenient(%x: memref<?xf32, #hivm.address_space<gm>>, %n: index, %d: f64) attributes {hacc.entry, hacc.function_kind = #hacc.function_kind<DEVICE>} {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %buffer = memref.alloc() : memref<1024xf32>
    %e = math.exp %d : f64
    %f = arith.truncf %e : f64 to f32
    scf.for %i = %c0 to %n step %c1 {
      memref.store %f, %buffer[%i] : memref<1024xf32>
    }
    %view = memref.subview %x[0] [1024] [1] : memref<?xf32, #hivm.address_space<gm>> to memref<1024xf32, strided<[1]>, #hivm.address_space<gm>>
    hivm.hir.store ins(%buffer : memref<1024xf32>) outs(%view : memref<1024xf32, strided<[1]>, #hivm.address_space<gm>>)
    return
  }
}
