using Playbooks.Engine.Ports;

namespace Playbooks.Storage;

/// <summary>What a message may be, the same in every place.</summary>
internal static class MessageBounds
{
    /// <summary>More may wait; they are received after these have been acknowledged.</summary>
    public const int MostAtOnce = 1000;

    private const int LongestBody = 64 << 10;
    private const int LongestEscaped = 200;

    public static void Check(InboxMessage message)
    {
        Escape(message.Id);
        if (message.Body.Length > LongestBody)
        {
            throw new ArgumentException($"A message has at most {LongestBody} bytes.", nameof(message));
        }
    }

    /// <summary>The id with everything but letters, digits and <c>-._~</c> as %XX.</summary>
    public static string Escape(string id)
    {
        var escaped = Uri.EscapeDataString(id);
        return escaped.Length is > 0 and <= LongestEscaped
            ? escaped
            : throw new ArgumentException($"A message's id has 1 to {LongestEscaped} characters, those other than letters, digits and -._~ counted as %XX.", nameof(id));
    }
}
