// what: Ignores every signal it can.
// both: SH3110 System.Runtime.InteropServices
// alone: timeout,violation
// budget: 2000 256
Try(() => System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, context => context.Cancel = true)); while (true) { }
