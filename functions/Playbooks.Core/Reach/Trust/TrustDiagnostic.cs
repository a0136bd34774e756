namespace Playbooks.Core.Reach.Trust;

/// <param name="Path">Where in the document, as <c>Statement[0].Condition</c>.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record TrustDiagnostic(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
