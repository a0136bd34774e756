using Microsoft.AspNetCore.Http;

namespace Playbooks.Functions.SignIn.Flow;

/// <summary>With what the issuer sends a browser back.</summary>
internal sealed record IssuerReply(string? Code, string? State, string? Error, string? Issuer)
{
    /// <summary>What is there twice is not there.</summary>
    public static IssuerReply Read(IQueryCollection query) => new(One(query, "code"), One(query, "state"), One(query, "error"), One(query, "iss"));

    private static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 and < 8192 } only] ? only : null;
}
