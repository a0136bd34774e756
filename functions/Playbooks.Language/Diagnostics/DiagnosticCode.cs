namespace Playbooks.Language.Diagnostics;

/// <param name="Code"><c>PB</c> and four digits; never reused for another meaning.</param>
/// <param name="Title">A few words, as the documentation's table shows them.</param>
/// <param name="Meaning">Why it is refused and what to do, for people who look the code up.</param>
public sealed record DiagnosticCode(string Code, string Title, string Meaning)
{
    /// <summary>True where the published JSON schema refuses it as well, so that an editor shows it while one types.</summary>
    public bool IsOfShape => Code.StartsWith("PB01", StringComparison.Ordinal);

    public override string ToString() => Code;
}
