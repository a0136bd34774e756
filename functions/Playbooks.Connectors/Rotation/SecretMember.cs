using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Rotation;

/// <summary>One member of a secret that is a JSON object, or the whole text.</summary>
internal static class SecretMember
{
    /// <returns>Null where a member is named and the text is no JSON object.</returns>
    public static SecretText? Replaced(SecretText held, string? member, SecretText value)
    {
        if (member is null)
        {
            return SecretText.OfUtf8(value.Reveal());
        }

        if (JsonTexts.TryParse(held.RevealText()) is not { } members)
        {
            return null;
        }

        members[member] = value.RevealText();
        return SecretText.Of(members.ToJsonString());
    }

    public static SecretText? Read(SecretText held, string? member) => member is null
        ? SecretText.OfUtf8(held.Reveal())
        : JsonTexts.TryParse(held.RevealText())?[member] is JsonValue value && value.TryGetValue(out string? text) ? SecretText.Of(text) : null;
}
