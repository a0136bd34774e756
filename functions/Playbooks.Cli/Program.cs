using System.CommandLine;
using Playbooks.Cli.Explain;

return new RootCommand("Incident response by playbooks.") { ExplainCommand.Build(Console.Out, Console.Error) }.Parse(args).Invoke();
