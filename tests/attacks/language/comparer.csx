// what: Attacks in a comparison that a sort calls.
// both: SH3110 System.IO.File
// alone: violation * /etc/passwd EACCES
class Odd : IComparer<int> { public int Compare(int a, int b) => System.IO.File.ReadAllText("/etc/passwd").Length; }
Try(() => { var numbers = new List<int> { 2, 1, 3 }; numbers.Sort(new Odd()); Leak(numbers[0] == 2 ? null : numbers); });
