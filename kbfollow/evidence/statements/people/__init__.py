"""Who is named, who was there, and what they are: interviewers, deciders, recruiters, references."""
