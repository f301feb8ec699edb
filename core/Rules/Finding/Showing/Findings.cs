namespace PluginHost.Rules.Finding;

/// <summary>A passage that answers, with what of it to show and why it was chosen.</summary>
/// <param name="TitleMarks">In its title.</param>
internal sealed record Answer(Passage Passage, float Score, IReadOnlyList<Mark> TitleMarks, Snippet Snippet, Reasons Why);

/// <summary>Why a passage was chosen.</summary>
/// <param name="InTitle">Words of the question that its title says, in whichever way.</param>
/// <param name="Missing">Words it does not say at all.</param>
/// <param name="Synonyms">"asked → said".</param>
/// <param name="Likeness">How like in meaning beyond the words, 0 to 1.</param>
internal sealed record Reasons(
    bool Named,
    IReadOnlyList<string> InTitle,
    IReadOnlyList<string> InText,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Synonyms,
    float Words,
    float Title,
    float Nearness,
    float Likeness);

/// <summary>What came of a question.</summary>
/// <param name="DidYouMean">The question with its spelling corrected; it was answered so already.</param>
/// <param name="Tried">What was looked for, as sentences, when nothing was found.</param>
/// <param name="Suggestions">Titles that are near to what was asked, when nothing was found.</param>
internal sealed record Findings(IReadOnlyList<Answer> Answers, string? DidYouMean, IReadOnlyList<string> Tried, IReadOnlyList<string> Suggestions);
