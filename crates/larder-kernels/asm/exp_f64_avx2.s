# rustc 1.95.0 (59807616e 2026-04-14)
# The hot loop of ["avx2_loop", "7MapIntod", "9functions3Exp"]. Made by `cargo run -p larder-kernels --example assembly -- write`;
# another compiler may choose other registers or another order, the facts in loops.rs it may not.
loop:
    cmpq %rdi, %rax
    je .LBB_5
    vbroadcastsd .LCPI_0(%rip), %ymm4
    vminpd (%rdx,%rdi,8), %ymm4, %ymm4
    vbroadcastsd .LCPI_1(%rip), %ymm5
    vmaxpd %ymm4, %ymm5, %ymm5
    vbroadcastsd .LCPI_2(%rip), %ymm4
    vfmsub213pd %ymm3, %ymm5, %ymm4
    vaddpd %ymm3, %ymm4, %ymm6
    vbroadcastsd .LCPI_4(%rip), %ymm7
    vfmadd231pd %ymm7, %ymm6, %ymm5
    vbroadcastsd .LCPI_5(%rip), %ymm7
    vfmadd231pd %ymm6, %ymm7, %ymm5
    vbroadcastsd .LCPI_7(%rip), %ymm6
    vbroadcastsd .LCPI_6(%rip), %ymm7
    vfmadd213pd %ymm7, %ymm5, %ymm6
    vbroadcastsd .LCPI_8(%rip), %ymm7
    vfmadd213pd %ymm7, %ymm5, %ymm6
    vfmadd213pd %ymm9, %ymm5, %ymm6
    vfmadd213pd %ymm10, %ymm5, %ymm6
    vfmadd213pd %ymm11, %ymm5, %ymm6
    vfmadd213pd %ymm12, %ymm5, %ymm6
    vfmadd213pd %ymm13, %ymm5, %ymm6
    vfmadd213pd %ymm14, %ymm5, %ymm6
    vfmadd213pd %ymm15, %ymm5, %ymm6
    vfmadd213pd %ymm0, %ymm5, %ymm6
    vmulpd %ymm5, %ymm5, %ymm7
    vpbroadcastq .LCPI_18(%rip), %ymm8
    vfmadd213pd %ymm5, %ymm6, %ymm7
    vpaddq %ymm4, %ymm8, %ymm4
    vpsrlq $1, %ymm4, %ymm5
    vpsllq $52, %ymm5, %ymm6
    vpbroadcastq .LCPI_19(%rip), %ymm8
    vpaddq %ymm6, %ymm8, %ymm6
    vaddpd %ymm1, %ymm7, %ymm7
    vmulpd %ymm6, %ymm7, %ymm6
    vpxor %ymm2, %ymm5, %ymm5
    vpaddq %ymm5, %ymm4, %ymm4
    vpsllq $52, %ymm4, %ymm4
    vmulpd %ymm4, %ymm6, %ymm4
    vmovupd %ymm4, (%rcx,%rdi,8)
    addq $4, %rdi
    cmpq %rdi, %rax
    jne loop
