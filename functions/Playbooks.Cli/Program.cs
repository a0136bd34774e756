using Playbooks.Cli;
using Playbooks.Cli.Terminals;

return await PlaybookProgram.RunAsync(args, Terminal.OfProcess());
