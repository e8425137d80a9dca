# rustc 1.95.0 (59807616e 2026-04-14)
# The hot loop of ["avx512_loop", "8products3Dotf"]. Made by `cargo run -p larder-kernels --example assembly -- write`;
# another compiler may choose other registers or another order, the facts in loops.rs it may not.
loop:
    vmovups -192(%rdx,%rdi), %zmm3
    vmovups -128(%rdx,%rdi), %zmm5
    vmovups -64(%rdx,%rdi), %zmm6
    vmovups (%rdx,%rdi), %zmm7
    vfmadd231ps -192(%rsi,%rdi), %zmm3, %zmm4
    vfmadd231ps -128(%rsi,%rdi), %zmm5, %zmm2
    vfmadd231ps -64(%rsi,%rdi), %zmm6, %zmm1
    vfmadd231ps (%rsi,%rdi), %zmm7, %zmm0
    addq $256, %rdi
    decq %rcx
    jne loop
