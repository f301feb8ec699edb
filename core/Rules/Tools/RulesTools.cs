using PluginHost.Rules.Tools;
using PluginHost.Sdk;

namespace PluginHost.Rules;

/// <summary>All that can be done with rulebooks, behind every door.</summary>
public static class RulesTools
{
    public static IReadOnlyList<ITool> All(RulesDesk desk)
    {
        var json = ArgumentsJson.Default;
        RulesTool<SearchArguments> Search(string name) => new(
            desk,
            new(name, "Ask the rulebooks a question", "Answers a question about the rules, such as how cover works or what one can do, or finds a rule, spell, monster or magic item by name or by what it does; with source, section and page.") { MinimumRole = Role.Spectator, ReadOnly = true },
            json.SearchArguments,
            SearchTools.SearchAsync);
        return
        [
            Search("search"),
            Search("search_rules"),
            new RulesTool<CompleteArguments>(
                desk, new("complete_search", "Complete a search", "Completes titles in the rulebooks from the letters typed so far.") { MinimumRole = Role.Spectator, ReadOnly = true }, json.CompleteArguments, SearchTools.CompleteAsync),
            new RulesTool<RuleArguments>(
                desk, new("get_rule", "Read a passage", "Shows the whole text of a passage by the id that search gave, with its neighbours when asked.") { MinimumRole = Role.Spectator, ReadOnly = true }, json.RuleArguments, SearchTools.RuleAsync),
            new RulesTool<LookupArguments>(
                desk, new("lookup", "Look up an entry", "Shows one spell, monster (its stats, its stat block), item, class, race or condition of the books by name, with all its fields such as armor class or casting time.") { MinimumRole = Role.Spectator, ReadOnly = true },
                json.LookupArguments, ContentTools.LookupAsync),
            new RulesTool<ContentArguments>(
                desk, new("list_content", "List content", "Lists all spells, monsters, magic items or other entries there are in the rulebooks, by kind, system, book or a word of the name.") { MinimumRole = Role.Spectator, ReadOnly = true },
                json.ContentArguments, ContentTools.ListAsync),
            new RulesTool<ListSourcesArguments>(
                desk, new("list_sources", "List the rulebooks", "Lists which rulebooks, and other books, we have in the library.") { MinimumRole = Role.Spectator, ReadOnly = true }, json.ListSourcesArguments, SourceTools.ListAsync),
            new RulesTool<SourceArguments>(
                desk, new("get_source", "Show one source", "Shows one source's system, licence and content, and what was learned from its layout.") { MinimumRole = Role.Spectator, ReadOnly = true },
                json.SourceArguments, SourceTools.ShowAsync),
            new RulesTool<AddSourceArguments>(
                desk, new("add_source", "Add a rulebook", "Adds a book to the library and its shelf: reads the file of a rulebook, a book of monsters or of lore (PDF, Markdown, HTML, text, JSON) and makes it searchable.") { OpenWorld = true }, json.AddSourceArguments, SourceTools.AddAsync),
            new RulesTool<SourceArguments>(
                desk, new("remove_source", "Remove a rulebook", "Removes a book from the library and its shelf, with its texts and entries.") { Destructive = true }, json.SourceArguments, SourceTools.RemoveAsync),
            new RulesTool<NothingArguments>(
                desk, new("reindex_sources", "Reindex the rulebooks", "Makes the search index anew from the texts on the shelf."), json.NothingArguments, SourceTools.ReindexAsync),
            new RulesTool<CorrectArguments>(
                desk, new("correct_content", "Correct an entry", "Corrects a field of a misread spell, monster or item, or says what it is instead; the correction outlives reading the book again."), json.CorrectArguments, ContentTools.CorrectAsync),
        ];
    }
}
