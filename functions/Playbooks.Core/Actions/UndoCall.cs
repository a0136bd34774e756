using Playbooks.Core.Values;

namespace Playbooks.Core.Actions;

/// <summary>What puts a change back: an ordinary action with arguments captured before the change was made.</summary>
public sealed record UndoCall(string Uses, string Provider, Effect Effect, Value With);
