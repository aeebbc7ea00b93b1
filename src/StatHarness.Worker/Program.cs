using StatHarness.Sandbox;
using StatHarness.Worker;

return WorkerSide.Serve(WorkHandler.Handle, WorkHandler.Preload);
