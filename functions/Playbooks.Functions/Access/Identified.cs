namespace Playbooks.Functions.Access;

/// <summary>What came of asking who sends a request.</summary>
internal abstract record Identified
{
    private Identified()
    {
    }

    public sealed record As(WebCaller Caller) : Identified;

    /// <summary>Nothing was presented that could prove anything.</summary>
    public sealed record Nobody : Identified;

    /// <summary>Something was presented and does not prove what it should.</summary>
    /// <param name="Reason">For whoever presented it.</param>
    public sealed record Refused(string Reason) : Identified;

    /// <summary>Nobody can be identified just now: the issuer of the tokens does not answer.</summary>
    public sealed record Unavailable : Identified;
}
