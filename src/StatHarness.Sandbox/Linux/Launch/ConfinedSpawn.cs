using System.Runtime.CompilerServices;

namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>
/// Landlock domains and seccomp filters belong to a thread and survive fork and exec. So a thread of its own confines itself,
/// spawns the worker and ends. It must call nothing that could make the runtime start a thread meanwhile, since that thread would
/// be born confined: hence one method, compiled as a whole before the first step, and function pointers resolved before.
/// </summary>
internal static unsafe class ConfinedSpawn
{
    internal static readonly string[] Steps =
    [
        "", "unshare(network)", "setgroups", "setresgid", "setresuid", "prctl(no_new_privs)", "capset", "landlock_restrict_self",
        "seccomp(new_listener)", "posix_spawn", "prctl(capbset_drop)",
    ];

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "MA0051", Justification = "Between the first restriction and the spawn nothing may be called that is not compiled yet: one method.")]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Run(SpawnPlan* plan)
    {
        unchecked
        {
            var call = plan->Syscall;
            var header = stackalloc uint[2] { 0x20080522, 0 };
            var capabilities = stackalloc uint[6];
            for (var i = 0; i < 6; i++) capabilities[i] = 0;
            ulong one = 1;
            var step = 0;
            long result = 0;
            if (plan->Rehearsal)
            {
                int pid;
                _ = plan->Spawn(&pid, plan->Program, plan->Actions, plan->Attributes, plan->Arguments, plan->Environment);
                _ = *plan->ErrorLocation();
                _ = call(plan->NrWrite, plan->HandOff, (long)&one, 8, 0, 0);
                return;
            }
            const long CloneNewNetwork = 0x40000000, Nobody = 65534;
            if (plan->UnshareNetwork && (result = call(plan->NrUnshare, CloneNewNetwork, 0, 0, 0, 0)) < 0) step = 1;
            for (var i = 0; step == 0 && i <= plan->LastCapability; i++)
                if ((result = call(plan->NrPrctl, 24, i, 0, 0, 0)) < 0) step = 10;
            if (plan->BecomeNobody)
            {
                if (step == 0 && (result = call(plan->NrSetGroups, 0, 0, 0, 0, 0)) < 0) step = 2;
                if (step == 0 && (result = call(plan->NrSetGid, Nobody, Nobody, Nobody, 0, 0)) < 0) step = 3;
                if (step == 0 && (result = call(plan->NrSetUid, Nobody, Nobody, Nobody, 0, 0)) < 0) step = 4;
            }
            if (step == 0 && (result = call(plan->NrPrctl, 38, 1, 0, 0, 0)) < 0) step = 5;
            if (step == 0 && (result = call(plan->NrCapSet, (long)header, (long)capabilities, 0, 0, 0)) < 0) step = 6;
            if (step == 0 && plan->Ruleset >= 0 && (result = call(plan->NrRestrict, plan->Ruleset, 0, 0, 0, 0)) < 0) step = 7;
            if (step == 0)
            {
                const long SetModeFilter = 1, NewListener = 8;
                result = call(plan->NrSeccomp, SetModeFilter, NewListener, (long)&plan->Filter, 0, 0);
                if (result < 0) step = 8;
                else plan->Listener = (int)result;
            }
            plan->Error = step == 0 ? 0 : *plan->ErrorLocation();
            plan->FailedStep = step;
            // From here on the supervisor answers for this thread and for the worker.
            _ = call(plan->NrWrite, plan->HandOff, (long)&one, 8, 0, 0);
            if (step != 0) return;
            int worker;
            var error = plan->Spawn(&worker, plan->Program, plan->Actions, plan->Attributes, plan->Arguments, plan->Environment);
            plan->Pid = worker;
            plan->Error = error;
            plan->FailedStep = error == 0 ? 0 : 9;
            Volatile.Write(ref plan->Spawned, true);
            _ = call(plan->NrWrite, plan->HandOff, (long)&one, 8, 0, 0);
        }
    }
}
