namespace StatHarness.Sandbox.Linux;

internal static class ErrorNames
{
    internal const int Perm = 1, NoEntry = 2, NoProcess = 3, Interrupted = 4, Again = 11, Access = 13, Child = 10, Invalid = 22, Range = 34, NoSystemCall = 38;

    internal static string Of(int error) => error switch
    {
        Perm => "EPERM",
        NoEntry => "ENOENT",
        NoProcess => "ESRCH",
        Again => "EAGAIN",
        12 => "ENOMEM",
        Access => "EACCES",
        Child => "ECHILD",
        14 => "EFAULT",
        16 => "EBUSY",
        Invalid => "EINVAL",
        NoSystemCall => "ENOSYS",
        40 => "ELOOP",
        95 => "EOPNOTSUPP",
        _ => $"errno {error}",
    };
}
