using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.Cloud;

/// <summary>Reads the arguments of a call. The engine has held them against the contract, so one that is required and absent is a bug.</summary>
internal static class CallArguments
{
    public static string Need(this Call call, string name) =>
        call.Optional(name) ?? throw new ArgumentException($"{call.Uses} needs the argument '{name}', a text that is not empty");

    public static string? Optional(this Call call, string name) => call.Arguments.GetText(name) is { Length: > 0 } text ? text : null;

    public static DateTimeOffset NeedTime(this Call call, string name) =>
        call.OptionalTime(name) ?? throw new ArgumentException($"{call.Uses} needs the argument '{name}', a time as RFC 3339 text");

    public static DateTimeOffset? OptionalTime(this Call call, string name) =>
        call.Optional(name) is { } text && TimeText.TryRead(text, out var time) ? time.AsTime() : null;

    public static IEnumerable<string> Texts(this Call call, string name) =>
        call.Arguments.Get(name)?.Items.OfType<Value.Text>().Select(t => t.Content) ?? [];
}
