namespace Playbooks.Functions.Settings;

/// <summary>A setting was found wrong only when it was used; the message names it and the cure.</summary>
internal sealed class SettingException(string message) : Exception(message);
