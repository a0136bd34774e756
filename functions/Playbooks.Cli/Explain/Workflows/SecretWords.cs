using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Cli.Explain.Workflows;

internal static class SecretWords
{
    /// <summary>The names, or <c>*</c> where every secret is given to the job.</summary>
    internal static IEnumerable<string> Of(SecretGrant grant) => grant.All ? ["*"] : grant.Names;
}
