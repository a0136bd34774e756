namespace Playbooks.Functions.SignIn.Tokens;

/// <summary>What came of looking at a token.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    public sealed record Proven(ProvenToken Token) : TokenAnswer;

    /// <summary>The token proves nothing.</summary>
    /// <param name="Reason">For whoever presented it; nothing of the token is quoted.</param>
    public sealed record Refused(string Reason) : TokenAnswer;

    /// <summary>The issuer cannot be asked for its keys; later the token may do.</summary>
    public sealed record Unavailable : TokenAnswer;
}
