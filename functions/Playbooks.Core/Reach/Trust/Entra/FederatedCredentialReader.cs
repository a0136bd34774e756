using System.Text.Json;

namespace Playbooks.Core.Reach.Trust.Entra;

internal sealed class FederatedCredentialReader(TrustDocument document)
{
    private const int MostCharacters = 600;

    public FederatedCredential? Read(JsonElement root)
    {
        if (!document.Expect(root, JsonValueKind.Object, "credential"))
        {
            return null;
        }

        var issuer = Text(root, "issuer");
        var audience = Audience(root);
        var subject = IsGiven(root, "subject") ? Text(root, "subject") : null;
        var isFlexible = IsGiven(root, "claimsMatchingExpression");
        if (isFlexible == subject is not null)
        {
            document.Report("subject", isFlexible
                ? "subject and claimsMatchingExpression are mutually exclusive"
                : "one of subject, claimsMatchingExpression is required");
            return null;
        }

        var expression = subject is not null ? ClaimsExpression.OfSubject(subject) : Expression(root.GetProperty("claimsMatchingExpression"), issuer);
        var name = IsGiven(root, "name") ? Text(root, "name") : "";
        return expression is null ? null : new(name, issuer, audience, subject, expression);
    }

    private static bool IsGiven(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private string Text(JsonElement root, string name)
    {
        var text = root.TryGetProperty(name, out var value) && document.Expect(value, JsonValueKind.String, name) ? value.GetString() ?? "" : "";
        if (text.Length is 0 or > MostCharacters)
        {
            document.Report(name, $"must hold 1 to {MostCharacters} characters");
        }

        return text;
    }

    private string Audience(JsonElement root)
    {
        var audiences = root.TryGetProperty("audiences", out var value) && document.Expect(value, JsonValueKind.Array, "audiences")
            ? document.Texts(value, "audiences")
            : [];
        if (audiences is not ["api://AzureADTokenExchange" or "api://AzureADTokenExchangeUSGov" or "api://AzureADTokenExchangeChina"])
        {
            document.Report("audiences", "must hold exactly one audience, \"api://AzureADTokenExchange\" (or that of a sovereign cloud)");
            return "";
        }

        return audiences[0];
    }

    private ClaimsExpression? Expression(JsonElement element, string issuer)
    {
        const string Path = "claimsMatchingExpression";
        if (!document.Expect(element, JsonValueKind.Object, Path))
        {
            return null;
        }

        if (!element.TryGetProperty("languageVersion", out var version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number) || number != 1)
        {
            document.Report($"{Path}.languageVersion", "must be 1");
        }

        var expression = ClaimsExpression.Parse(Text(element, "value"));
        if (expression is null)
        {
            document.Report($"{Path}.value", "does not parse; write claims['sub'] eq '…' or claims['sub'] matches '…', joined by \" and \"");
            return null;
        }

        CheckClaims(expression, issuer, Path);
        return expression;
    }

    private void CheckClaims(ClaimsExpression expression, string issuer, string path)
    {
        if (FlexibleIssuer.Claims(issuer) is not { } supported)
        {
            document.Report("issuer", $"'{issuer}' is not supported for flexible credentials");
            return;
        }

        foreach (var term in expression.Terms.Where(t => !supported.Contains(t.Claim)))
        {
            document.Report($"{path}.value", $"the claim {term.Claim} is not supported for this issuer; use {string.Join(" or ", supported)}");
        }
    }
}
