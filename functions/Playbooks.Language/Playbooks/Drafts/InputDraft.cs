using Playbooks.Core.Values;
using Playbooks.Language.Shapes;

namespace Playbooks.Language.Playbooks.Drafts;

/// <param name="Type">Any where it could not be read.</param>
/// <param name="IsPackageUrl">Whether the texts in it are package URLs.</param>
internal sealed record InputDraft(Located<string> Name, ValueType Type, bool IsPackageUrl, bool Required, Located<Value>? Default, string Description);
