# rustc 1.95.0 (59807616e 2026-04-14)
# The hot loop of ["avx512_loop", "7MapIntod", "9functions3Exp"]. Made by `cargo run -p larder-kernels --example assembly -- write`;
# another compiler may choose other registers or another order, the facts in loops.rs it may not.
loop:
    cmpq %rdi, %rax
    je .LBB_5
    vminpd (%rdx,%rdi,8), %zmm0, %zmm20
    vmaxpd %zmm20, %zmm1, %zmm20
    vmovapd %zmm2, %zmm21
    vfmsub231pd %zmm3, %zmm20, %zmm21
    vaddpd %zmm2, %zmm21, %zmm22
    vfmadd231pd %zmm4, %zmm22, %zmm20
    vfmadd231pd %zmm5, %zmm22, %zmm20
    vmovapd %zmm6, %zmm22
    vfmadd213pd %zmm7, %zmm20, %zmm22
    vfmadd213pd %zmm8, %zmm20, %zmm22
    vfmadd213pd %zmm9, %zmm20, %zmm22
    vfmadd213pd %zmm10, %zmm20, %zmm22
    vfmadd213pd %zmm11, %zmm20, %zmm22
    vfmadd213pd %zmm12, %zmm20, %zmm22
    vfmadd213pd %zmm13, %zmm20, %zmm22
    vfmadd213pd %zmm14, %zmm20, %zmm22
    vfmadd213pd %zmm15, %zmm20, %zmm22
    vfmadd213pd %zmm16, %zmm20, %zmm22
    vmulpd %zmm20, %zmm20, %zmm23
    vfmadd213pd %zmm20, %zmm22, %zmm23
    vaddpd %zmm17, %zmm23, %zmm20
    vpaddq %zmm18, %zmm21, %zmm21
    vpsrlq $1, %zmm21, %zmm22
    vpsllq $52, %zmm22, %zmm23
    vpaddq %zmm19, %zmm23, %zmm23
    vmulpd %zmm23, %zmm20, %zmm20
    vpternlogq $15, %zmm22, %zmm22, %zmm22
    vpaddq %zmm22, %zmm21, %zmm21
    vpsllq $52, %zmm21, %zmm21
    vmulpd %zmm21, %zmm20, %zmm20
    vmovupd %zmm20, (%rsi,%rdi,8)
    addq $8, %rdi
    cmpq %rdi, %rax
    jne loop
