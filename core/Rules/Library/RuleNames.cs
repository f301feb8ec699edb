using PluginHost.Rules.Library;

namespace PluginHost.Rules;

/// <summary>Whether the books have what others refer to by name. Nothing is remembered: it is right after any change of the shelf.</summary>
public sealed class RuleNames(RulesDesk desk)
{
    /// <returns>For each name the book that has it, or nothing when none has; nothing at all while the shelf cannot be opened.</returns>
    public async Task<IReadOnlyDictionary<string, string?>?> FindAsync(IReadOnlyCollection<string> names, string? system, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        var opened = await desk.OpenedAsync(cancellationToken);
        return opened.Succeeded
            ? opened.Value.Reading(library => names.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(static name => name, name => Book(library, name, system), StringComparer.OrdinalIgnoreCase))
            : null;
    }

    private static string? Book(RulesLibrary library, string name, string? system)
    {
        var found = library.File.Entries(new EntryQuery { Named = name });
        var source = found.OrderBy(one => one.Entry.System == system ? 0 : 1).Select(static one => one.Source).FirstOrDefault();
        return source?.Title ?? (library.Finder.Complete(name).Contains(name, StringComparer.OrdinalIgnoreCase) ? "a rulebook on the shelf" : null);
    }
}
