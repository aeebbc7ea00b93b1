// what: Plants a library beside the worker for the next one to load.
// both: SH3110 System.IO.File
// alone: violation open planted.so EACCES
Try(() => System.IO.File.WriteAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "planted.so"), new byte[8]));
