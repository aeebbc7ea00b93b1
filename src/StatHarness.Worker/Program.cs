using StatHarness.Sandbox;
using StatHarness.Worker;
using StatHarness.Worker.Rehearsal;

// Asked by the build, never by a parent: a parent gives no arguments.
if (args is ["--write-rehearsal", var scripts])
{
    RehearsalFiles.Write(scripts);
    return 0;
}
return WorkerSide.Serve(WorkHandler.Handle, RehearsalFiles.Rehearse);
