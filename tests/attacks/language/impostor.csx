// what: Passes a type of its own for one of the framework.
// both: -
// alone: error
namespace System { static class Math { public static double Sqrt(double x) => 1; } }
Log(Math.Sqrt(4).ToString());
