// what: Takes the place of a call of the harness.
// both: -
// alone: error
namespace System.Runtime.CompilerServices { [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] class InterceptsLocationAttribute(int version, string text) : Attribute; }
Log("x");
