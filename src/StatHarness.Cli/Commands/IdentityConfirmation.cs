using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

/// <summary>Nothing runs on data that nobody confirmed: asked in a terminal, given as an option elsewhere.</summary>
internal sealed class IdentityConfirmation
{
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Accept the data as shown on its identity card." };
    private readonly DataArgument data;

    public IdentityConfirmation(Command command, DataArgument data)
    {
        this.data = data;
        command.Options.Add(yes);
    }

    /// <summary>Whether an option says so, so that nobody is asked.</summary>
    public bool IsGiven(ParseResult parse) => data.Expected(parse) is not null || parse.GetValue(yes);

    /// <exception cref="DiagnosticException">Not confirmed; exit 6.</exception>
    public void Require(ParseResult parse, Plan plan)
    {
        if (IsGiven(parse))
        {
            foreach (var notice in plan.Dataset.Notices) Visible.ToStandardError($"notice: {notice}");
            return;
        }
        if (Console.IsInputRedirected || Console.IsErrorRedirected) throw new DiagnosticException(CliDiagnostics.NotConfirmed(), ExitCode.ApprovalNeeded);
        Console.Error.WriteLine(plan.Dataset.Card.Text);
        Console.Error.WriteLine(plan.Card.Text);
        Console.Error.Write("Run on this data? [y/N] ");
        if (Console.ReadLine()?.Trim() is not ("y" or "Y" or "yes" or "Yes")) throw new DiagnosticException(CliDiagnostics.Declined(), ExitCode.ApprovalNeeded);
    }
}
