namespace Playbooks.Language.Tests.Lockfiles;

/// <param name="Packages">Each <c>type:name@version integrity line</c>, in the file's order.</param>
/// <param name="TellsItsEnd">A file of this format that lost its end can be told from a whole one wherever it was cut.</param>
internal sealed record LockfileSample(string File, string Format, string Text, string[] Packages, bool TellsItsEnd = false);
