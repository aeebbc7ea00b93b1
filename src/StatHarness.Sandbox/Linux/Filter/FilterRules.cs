namespace StatHarness.Sandbox.Linux.Filter;

/// <summary>What passes without asking: memory, threads' own affairs, clocks, and input and output on descriptors already held.</summary>
internal static class FilterRules
{
    internal static readonly string[] Allowed = """
        futex read write mmap munmap mprotect madvise close fstat lseek pread64 pwrite64 readv writev preadv pwritev
        sched_yield nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time getrandom membarrier
        rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack restart_syscall
        brk mremap msync mincore mlock munlock fadvise64 readahead fsync fdatasync ftruncate
        poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2
        pipe pipe2 dup dup2 dup3 close_range getdents64 fstatfs
        getpid gettid getppid getuid geteuid getgid getegid getpgrp getcwd uname sysinfo getrusage times getcpu getrlimit
        set_tid_address set_robust_list get_robust_list rseq futex_waitv futex_wake futex_wait futex_requeue
        sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min
        wait4 waitid capget get_mempolicy exit exit_group
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Calls that pass when one argument (its low half) has one of these values.</summary>
    internal static readonly (string Name, int Argument, uint[] Values)[] AllowedValues =
    [
        // TCGETS, TIOCGWINSZ, FIONREAD: is it a terminal, how much is there.
        ("ioctl", 1, [0x5401, 0x5413, 0x541B]),
        // Duplicate, descriptor flags, status flags. Not owners, leases, locks, seals.
        ("fcntl", 1, [0, 1, 2, 3, 4, 1030]),
        // Thread names, mapping names, asking whether dumpable.
        ("prctl", 0, [15, 16, 3, 0x53564D41]),
        ("sched_setaffinity", 0, [0]),
    ];
}
