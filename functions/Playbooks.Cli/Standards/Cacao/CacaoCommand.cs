using System.CommandLine;
using Playbooks.Cli.Terminals;

namespace Playbooks.Cli.Standards.Cacao;

/// <summary><c>playbook cacao</c>: what a CACAO 2.0 document is worth, before anybody imports it.</summary>
internal static class CacaoCommand
{
    internal static Command Build(Terminal terminal) => new("cacao", "Judge playbooks in the CACAO 2.0 format: their form, and their signatures.")
    {
        CacaoValidate.Build(terminal),
        CacaoVerify.Build(terminal),
    };
}
