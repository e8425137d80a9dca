# rustc 1.95.0 (59807616e 2026-04-14)
# The hot loop of ["avx512_loop", "8products3Dotf"]. Made by `cargo run -p larder-kernels --example assembly -- write`;
# another compiler may choose other registers or another order, the facts in loops.rs it may not.
loop:
    vmovups -192(%rax,%r8), %zmm3
    vmovups -128(%rax,%r8), %zmm5
    vmovups -64(%rax,%r8), %zmm6
    vmovups (%rax,%r8), %zmm7
    vfmadd231ps -192(%rcx,%r8), %zmm3, %zmm4
    vfmadd231ps -128(%rcx,%r8), %zmm5, %zmm2
    vfmadd231ps -64(%rcx,%r8), %zmm6, %zmm1
    vfmadd231ps (%rcx,%r8), %zmm7, %zmm0
    addq $256, %r8
    decq %rdi
    jne loop
