using System.Text.Json.Nodes;
using Playbooks.Core.Reach.Workflows;

namespace Playbooks.Language.Workflows.Notation;

internal static class UsesNotation
{
    internal static JsonObject Write(UsesFacts uses, string? owner)
    {
        var written = new JsonObject
        {
            ["uses"] = uses.Text,
            ["kind"] = Word(uses.Kind),
            ["pin"] = uses.Kind == UsesKind.SelfRepository ? Word(PinKind.None) : Word(uses.Pin),
            ["third_party"] = uses.Kind == UsesKind.SelfRepository ? null : uses.IsThirdParty(owner),
        };
        switch (uses.Kind)
        {
            case UsesKind.Action:
                Published(written, uses, owner);
                break;
            case UsesKind.Local:
                written["reusable"] = uses.IsWorkflow;
                break;
            case UsesKind.Image:
                written["image"] = uses.Image;
                break;
        }

        return written;
    }

    /// <summary>The notation is older than <c>$/path</c> and has no word for it, so that it counts as invalid there.</summary>
    internal static string Word(UsesKind kind) => kind switch
    {
        UsesKind.Action => "action",
        UsesKind.Local => "local",
        UsesKind.Image => "docker",
        UsesKind.Dynamic => "dynamic",
        _ => "invalid",
    };

    internal static string Word(PinKind pin) => pin switch
    {
        PinKind.Sha => "sha",
        PinKind.VersionTag => "version-tag",
        PinKind.BranchOrOther => "branch-or-other",
        PinKind.Tag => "tag",
        PinKind.Digest => "digest",
        PinKind.Local => "local",
        PinKind.Dynamic => "dynamic",
        _ => "none",
    };

    private static void Published(JsonObject written, UsesFacts uses, string? owner)
    {
        written["owner"] = uses.Owner;
        written["repo"] = uses.Repository;
        written["path"] = uses.Path;
        written["ref"] = uses.Ref;
        written["reusable"] = uses.IsWorkflow;
        written["first_party"] = uses.IsFirstParty;
        written["same_owner"] = uses.IsOwnedBy(owner);
    }
}
