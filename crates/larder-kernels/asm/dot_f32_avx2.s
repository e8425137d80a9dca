# rustc 1.95.0 (59807616e 2026-04-14)
# The hot loop of ["avx2_loop", "8products3Dotf"]. Made by `cargo run -p larder-kernels --example assembly -- write`;
# another compiler may choose other registers or another order, the facts in loops.rs it may not.
loop:
    vmovups -224(%rax,%r8), %ymm3
    vmovups -192(%rax,%r8), %ymm7
    vmovups -160(%rax,%r8), %ymm9
    vmovups -128(%rax,%r8), %ymm11
    vfmadd231ps -224(%rcx,%r8), %ymm3, %ymm4
    vfmadd231ps -192(%rcx,%r8), %ymm7, %ymm10
    vfmadd231ps -160(%rcx,%r8), %ymm9, %ymm8
    vfmadd231ps -128(%rcx,%r8), %ymm11, %ymm6
    vmovups -96(%rax,%r8), %ymm3
    vfmadd231ps -96(%rcx,%r8), %ymm3, %ymm5
    vmovups -64(%rax,%r8), %ymm3
    vfmadd231ps -64(%rcx,%r8), %ymm3, %ymm1
    vmovups -32(%rax,%r8), %ymm3
    vfmadd231ps -32(%rcx,%r8), %ymm3, %ymm2
    vmovups (%rax,%r8), %ymm3
    vfmadd231ps (%rcx,%r8), %ymm3, %ymm0
    addq $256, %r8
    decq %rdi
    jne loop
