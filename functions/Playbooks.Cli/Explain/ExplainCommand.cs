using System.CommandLine;
using Playbooks.Cli.Explain.Expressions;
using Playbooks.Cli.Explain.Lockfiles;
using Playbooks.Cli.Explain.Trust;
using Playbooks.Cli.Explain.Workflows;

namespace Playbooks.Cli.Explain;

/// <summary><c>playbook explain</c>: shows how this program reads something, without doing anything.</summary>
internal static class ExplainCommand
{
    internal static Command Build(TextWriter output, TextWriter error) =>
        new("explain", "Show how something is read: nothing is changed, nothing is asked over the network.")
        {
            ExplainExpression.Build(output, error),
            ExplainLockfileCommand.Build(output, error),
            ExplainTrustCommand.Build(output, error),
            ExplainWorkflowCommand.Build(output, error),
        };
}
