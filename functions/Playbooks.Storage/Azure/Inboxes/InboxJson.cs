using System.Text.Json.Serialization;

namespace Playbooks.Storage.Azure.Inboxes;

[JsonSerializable(typeof(InboxLine))]
[JsonSerializable(typeof(string))]
internal sealed partial class InboxJson : JsonSerializerContext;
