using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Scenarios.Shorthand;

/// <summary>Puts what the shorthand says into the sections from which the providers are built. Scenarios in shorthand have one account and one directory.</summary>
internal sealed class Seeds(JsonObject document)
{
    public const string GitHubIssuer = "https://token.actions.githubusercontent.com";
    private const string Provider = "token.actions.githubusercontent.com";

    private readonly JsonObject entra = Member(document, "entra", () => new JsonObject());

    public string AccountId => Account.Text("id");

    public string Directory => entra.TextOr("tenant") ?? "";

    private JsonObject Account => document["aws"]?["accounts"]?[0] as JsonObject ?? throw new FormatException("The scenario has no AWS account.");

    public string RoleArn(string role) => $"arn:aws:iam::{AccountId}:role/{role}";

    /// <summary>A user with one key, and the actions that <c>may</c> lists; <c>spare</c> adds an old key that is inactive.</summary>
    public void User(string name, JsonObject item)
    {
        var keys = new JsonArray(new JsonObject { ["name"] = name + "-1", ["created"] = "2023-06-01T08:00:00Z", ["last_used"] = item["last_used"]?.DeepClone() });
        if (item.FlagOr("spare", false))
        {
            keys.Add(new JsonObject { ["name"] = name + "-0", ["created"] = "2021-02-01T08:00:00Z", ["status"] = "Inactive" });
        }

        List(Account, "users").Add(new JsonObject { ["name"] = name, ["keys"] = keys, ["policies"] = Policies(item, "s3:GetObject", "s3:PutObject") });
    }

    /// <summary>A role that GitHub's identity tokens may take on: <c>subject</c> may hold stars.</summary>
    public void Role(string name, JsonObject item)
    {
        var subject = item.Text("subject");
        var condition = new JsonObject { ["StringEquals"] = new JsonObject { [Provider + ":aud"] = "sts.amazonaws.com" } };
        Member(condition, subject.Contains('*', StringComparison.Ordinal) ? "StringLike" : "StringEquals", () => new JsonObject())[Provider + ":sub"] = subject;
        var trust = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Federated"] = $"arn:aws:iam::{AccountId}:oidc-provider/{Provider}" },
            ["Action"] = "sts:AssumeRoleWithWebIdentity",
            ["Condition"] = condition,
        };
        List(Account, "roles").Add(new JsonObject { ["name"] = name, ["trust"] = Document(trust), ["policies"] = Policies(item, "s3:PutObject") });
    }

    public void Session(string role, string name, JsonObject item) =>
        List(Named(Account, "roles", role), "sessions").Add(new JsonObject { ["name"] = name, ["issued"] = item.Text("issued"), ["subject"] = item.TextOr("subject") });

    public void Application(string name, JsonObject item)
    {
        var password = new JsonObject { ["name"] = name + "-1", ["start"] = item.TextOr("start") ?? "2024-09-01T00:00:00Z", ["end"] = item.TextOr("end") ?? "2027-09-01T00:00:00Z" };
        var application = Named(entra, "applications", name);
        List(application, "passwords").Add(password);
        application["app_roles"] = item["may"]?.DeepClone() ?? new JsonArray();
    }

    public void Federated(string application, string subject) => List(Named(entra, "applications", application), "federated").Add(
        new JsonObject { ["name"] = "github", ["issuer"] = GitHubIssuer, ["subject"] = subject, ["audiences"] = new JsonArray("api://AzureADTokenExchange") });

    public void DeployKey(string repository, string key) =>
        List(Repository(repository), "keys").Add(new JsonObject { ["name"] = key, ["title"] = key, ["read_only"] = false });

    public void Token(string name) => List(document, "external").Add(name);

    /// <summary>Writes a value to a place of GitHub or AWS; an organisation's secret is offered as the line's <c>visibility</c> and <c>selected</c> say.</summary>
    public void Value(string place, string value, JsonObject item)
    {
        switch (place.Split(':', 5))
        {
            case ["github", "repo", var repository, var name]:
                Member(Repository(repository), "secrets", () => new JsonObject())[name] = value;
                break;
            case ["github", "env", var repository, var environment, var name]:
                Member(Named(Repository(repository), "environments", environment), "secrets", () => new JsonObject())[name] = value;
                break;
            case ["github", "org", var owner, var name]:
                List(Organisation(owner), "secrets").Add(new JsonObject
                {
                    ["name"] = name,
                    ["value"] = value,
                    ["visibility"] = item.TextOr("visibility") ?? "all",
                    ["selected"] = item["selected"]?.DeepClone() ?? new JsonArray(),
                });
                break;
            case ["aws", "secret", _, _, var name] when name.Split('#') is [var secret, var member]:
                Member(Named(Account, "secrets", secret), "value", () => new JsonObject())[member] = value;
                break;
            case ["aws", "parameter", _, _, var name]:
                Named(Account, "parameters", name)["value"] = value;
                break;
            default:
                throw new FormatException($"Nothing can be kept at '{place}'.");
        }
    }

    public static T Member<T>(JsonObject data, string name, Func<T> missing)
        where T : JsonNode
    {
        if (data[name] is not T known)
        {
            data[name] = known = missing();
        }

        return known;
    }

    private static JsonArray List(JsonObject data, string name) => Member(data, name, () => new JsonArray());

    private static JsonObject Named(JsonObject data, string list, string name)
    {
        var known = data.Objects(list).FirstOrDefault(item => item.Text("name") == name);
        if (known is null)
        {
            List(data, list).Add(known = new JsonObject { ["name"] = name });
        }

        return known;
    }

    private static JsonArray Policies(JsonObject item, params string[] usual)
    {
        var actions = item.Texts("may") is { Count: > 0 } may ? may : [.. usual];
        var statement = new JsonObject { ["Effect"] = "Allow", ["Action"] = new JsonArray([.. actions.Select(action => JsonValue.Create(action))]), ["Resource"] = item.TextOr("on") ?? "*" };
        return new(new JsonObject { ["name"] = "work", ["document"] = Document(statement) });
    }

    private static JsonObject Document(JsonObject statement) => new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };

    private JsonObject Organisation(string login) =>
        document.Object("github").Objects("organisations").FirstOrDefault(item => item.Text("login") == login) ?? throw new FormatException($"There is no organisation {login}.");

    private JsonObject Repository(string name) => name.Split('/') is [var owner, var repository]
        ? Organisation(owner).Objects("repositories").FirstOrDefault(item => item.Text("name") == repository) ?? throw new FormatException($"There is no repository {name}.")
        : throw new FormatException($"'{name}' is no repository.");
}
