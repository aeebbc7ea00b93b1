using StatHarness.Sandbox;

return WorkerSide.Serve(static (request, _) => request.Request);
