using System.CommandLine;
using Playbooks.Cli.Explain;
using Playbooks.Cli.Terminals;
using Playbooks.Cli.Validate;

return new RootCommand("Incident response by playbooks.")
{
    ValidateCommand.Build(Terminal.OfProcess(), () => KnownContracts.All()),
    ExplainCommand.Build(Console.Out, Console.Error),
}.Parse(args).Invoke();
