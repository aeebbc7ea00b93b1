// what: Writes nonsense into the pipe.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Write(4, System.Text.Encoding.ASCII.GetBytes(new string('?', 200))); Raw.Call(231, 0);
